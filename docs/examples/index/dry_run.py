import functools
import runpy
import subprocess
import sys

import nemo_run as run

GIT = ["git", "-c", "user.name=docs", "-c", "user.email=docs@example.com"]

if __name__ == "__main__":
    # GitArchivePackager packs a commit:
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Train"]):
        subprocess.run([*GIT, *command], check=True)
    run.run = functools.partial(run.run, dryrun=True)
    runpy.run_path(sys.argv[1], run_name="__main__")

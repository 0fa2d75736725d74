import functools
import os
import runpy
import subprocess
import sys

os.environ.setdefault("KUBECONFIG", "kubeconfig.yaml")  # read when NeMo Run is imported

import nemo_run as run

GIT = ["git", "-c", "user.name=docs", "-c", "user.email=docs@example.com"]

if __name__ == "__main__":
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Train"]):
        subprocess.run([*GIT, *command], check=True)  # GitArchivePackager packs a commit
    run.run = functools.partial(run.run, dryrun=True)
    runpy.run_path(sys.argv[1], run_name="__main__")

from pathlib import Path

import nemo_run as run

TEMPLATE = """\
module load {{ module }}
{{ command | safe }}
"""

if __name__ == "__main__":
    launcher = run.SlurmTemplate(
        template_inline=TEMPLATE, template_vars={"module": "cuda"}
    )
    executor = run.SlurmExecutor(
        account="research", launcher=launcher, packager=run.Packager()
    )
    with run.Experiment("wrapped", executor=executor) as experiment:
        experiment.add(
            run.Script("evaluate.sh", args=["--fast"]), name="evaluate"
        )
        experiment.dryrun(log=False, delete_exp_dir=False)
    task = Path(experiment.jobs[0].executor.job_dir)
    print((task / "scripts/evaluate.sh").read_text())

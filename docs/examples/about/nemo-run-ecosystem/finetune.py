import nemo_run as run
from executors import EXECUTOR_MAP

if __name__ == "__main__":
    recipe = run.Script(
        path="nemo_automodel.recipes.llm.train_ft",
        m=True,
        entrypoint="python",
        args=["-c", "/nemo_run/code/recipe.yaml"],
    )
    executor = EXECUTOR_MAP["cluster"]
    executor.nodes = 4
    executor.launcher = run.Torchrun(rdzv_id=1)
    executor.packager = run.PatternPackager(
        include_pattern="recipe.yaml", relative_path="."
    )
    run.run(recipe, executor=executor, name="finetune", dryrun=True)

import nemo_run as run

from line import Line, train

task = run.Partial(train, start=run.Config(Line, slope=0.5), lr=0.1)

if __name__ == "__main__":
    print(task)
    run.run(task)

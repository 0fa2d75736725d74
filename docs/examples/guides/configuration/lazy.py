import nemo_run as run

with run.lazy_imports():
    from training import train

if __name__ == "__main__":
    task = run.LazyEntrypoint(train)
    task.epochs = 3
    print("described")
    print(task.resolve())

    run.run(run.LazyEntrypoint("training.train", overwrites=["epochs=2", "lr=0.3"]))

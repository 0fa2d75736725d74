import nemo_run as run

with run.lazy_imports():
    from training import train

if __name__ == "__main__":
    task = run.LazyEntrypoint(train)
    task.epochs = 3
    print("described")
    print(task.resolve())

    overwrites = ["epochs=2", "lr=0.3"]
    run.run(run.LazyEntrypoint("training.train", overwrites=overwrites))

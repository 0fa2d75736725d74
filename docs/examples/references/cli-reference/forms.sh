try() {
    echo "$ python train.py $*"
    python train.py "$@" --yes 2>&1 | tail -n 1
}

try epochs=3 model=tiny
try "model=sized(hidden=16)"
try model=tiny model.optimizer.lr=0.3
try model=tiny epochs=3 "epochs*=2" epochs-=1
try model=@run.yaml:model
try --yaml run.yaml epochs=5
try --factory quick epochs+=1

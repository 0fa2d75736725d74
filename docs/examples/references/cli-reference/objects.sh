try() {
    echo "$ python train.py $*"
    python train.py "$@" --yes 2>&1 | tail -n 1 | cut -c 1-86
}

try "model=Model(hidden=16)" --to-yaml run.yaml
try "model=Model(hidden=16)" model.hidden=5
try "model=Model(hidden=16)" run.executor=laptop

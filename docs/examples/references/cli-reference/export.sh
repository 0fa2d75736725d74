for format in yaml toml json; do
    python train.py model=tiny epochs=2 --to-$format run.$format > output.txt
    echo "== run.$format"
    cat run.$format
    echo
done

echo "== read back as it is"
python train.py --yaml run.yaml --yes 2>&1 | tail -n 1 | cut -c 1-86

echo "== read back without the first two lines of the task"
sed '/^_partial_:/d; /^_target_:/d' run.yaml > arguments.yaml
python train.py --yaml arguments.yaml --yes | tail -n 1
python train.py --factory @arguments.yaml epochs=7 --yes | tail -n 1

echo "== a section, exported and read back"
python train.py model=tiny --to-json model.json:model > output.txt
cat model.json
echo
python train.py model=@model.json epochs=3 --yes | tail -n 1

python train.py model=tiny run.executor=laptop \
    run.executor.ntasks_per_node=2 --dryrun > preview.txt
grep -A 5 "^Executor" preview.txt
python train.py model=tiny run.executor=laptop --name first --yes > output.txt
nemo experiment list first
nemo experiment status first
nemo experiment logs first 0

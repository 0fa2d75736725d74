python sweep.py count=2 run.executor=local --yes > output.txt
nemo experiment status sweep

export PYTHONPATH=.
nemo experiment status metrics
nemo experiment logs metrics 0

nemo experiment status train
nemo experiment logs train

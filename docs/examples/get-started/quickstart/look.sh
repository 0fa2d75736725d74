nemo experiment status greet
nemo experiment logs greet

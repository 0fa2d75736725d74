nemo experiment list pipeline
nemo experiment status pipeline
nemo experiment logs pipeline 1
nemo experiment cancel pipeline 1
nemo experiment list ""
NEMORUN_HOME=elsewhere nemo experiment list pipeline

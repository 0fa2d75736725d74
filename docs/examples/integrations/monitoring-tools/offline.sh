export TF_CPP_MIN_LOG_LEVEL=3 TF_ENABLE_ONEDNN_OPTS=0   # TensorBoard reads with TensorFlow, where that is installed
python metrics.py json_lines wandb mlflow tensorboard
python read.py

python frameworks.py torch tensorflow jax sklearn xgboost transformers

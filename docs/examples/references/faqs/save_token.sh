umask 077
echo "hf_abc123" > ~/.hf_token

import nemo_run as run

SERVER = """
touch ready
echo serving
sleep 600
echo never printed
"""
CLIENT = """
until [ -e ready ]; do sleep 0.1; done
echo asked the server
"""

if __name__ == "__main__":
    pair = [run.Script(inline=SERVER), run.Script(inline=CLIENT)]
    with run.Experiment(
        "group", enable_goodbye_message=False, skip_status_at_exit=True
    ) as experiment:
        experiment.add(pair, name="pair", tail_logs=True)
        experiment.run()

    for opened in (experiment, run.Experiment.from_title("group")):
        tasks = opened.status(return_dict=True) or {}
        print("pair", tasks["pair"]["status"])

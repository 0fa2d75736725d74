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
    with run.Experiment("group", clean_mode=True, log_level="ERROR") as experiment:
        experiment.add(
            [run.Script(inline=SERVER), run.Script(inline=CLIENT)], name="pair"
        )
        experiment.run()

    for opened in (experiment, run.Experiment.from_title("group")):
        tasks = opened.status(return_dict=True) or {}
        print("pair", tasks["pair"]["status"])

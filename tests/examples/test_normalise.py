"""Two runs that differ only in what always differs read the same."""

from tests.examples.normalise import normalise

LAUNCH = """\
[{clock}] INFO     Log directory is:                                         local_scheduler.py:777
                    {home}/experiments/s/s_{id}/
                    high
"""


def test_ids_times_and_folders_are_replaced_and_a_wrapped_record_is_one_line() -> None:
    one = LAUNCH.format(clock="00:41:52", home="/a/b", id=1795480912172102121)
    other = LAUNCH.format(clock="23:00:01", home="/c/d", id=1899999999999999999)
    expected = "[12:00:00] INFO     Log directory is: ~/experiments/s/s_1767268800000000001/high\n"
    assert normalise(one, {"/a/b": "~"}) == normalise(other, {"/c/d": "~"}) == expected


def test_a_path_longer_than_the_column_is_put_together_again() -> None:
    path = "/a/" + "x" * 100
    head = "[00:41:45] INFO     Log directory is:".ljust(78) + "local_scheduler.py:777\n"
    pieces = "".join(f"{' ' * 20}{path[start : start + 57]}\n" for start in range(0, len(path), 57))
    assert normalise(head + pieces, {}) == f"[12:00:00] INFO     Log directory is: {path}\n"


def test_two_experiments_stay_two() -> None:
    text = "s_1795480912172102122\ns_1795480912172102121\ns_1795480912172102122\n"
    assert normalise(text, {}).split() == [f"s_176726880000000000{n}" for n in (2, 1, 2)]


def test_lines_of_parallel_tasks_are_put_in_the_order_of_the_tasks() -> None:
    text = "\n".join(
        (
            "Task 0: high",
            "Task 1: low",
            "",
            "low/0 second",
            "[00:41:56] INFO     Job low-wjkp77mg29xc3 finished: SUCCEEDED                        launcher.py:186",
            "high/0 first",
            "high/0 again",
            "           INFO     Job high-xbnzvpbmz773nd finished: SUCCEEDED                      launcher.py:186",
        )
    )
    assert normalise(text, {}, ["low", "high"]).splitlines()[3:] == [
        "high/0 first",
        "high/0 again",
        "low/0 second",
        "[12:00:00] INFO     Job high-x4kq8wz2m5vj7 finished: SUCCEEDED",
        "[12:00:00] INFO     Job low-x4kq8wz2m5vj7 finished: SUCCEEDED",
    ]


def test_tasks_that_ran_one_after_the_other_keep_their_order() -> None:
    text = "\n".join(
        f"[00:41:5{n}] {line}"
        for n, line in enumerate(
            (
                "Launching job b for experiment s",
                "INFO     Job b-wjkp77mg29xc3 finished: SUCCEEDED",
                "Launching job a for experiment s",
                "INFO     Job a-wjkp77mg29xc3 finished: SUCCEEDED",
            )
        )
    )
    assert [line.split(" job ")[-1][0] for line in normalise(text.replace("Job", "job"), {}, "ab").splitlines()] == list(
        "bbaa"
    )


def test_what_a_program_prints_itself_is_left_alone() -> None:
    text = "epoch 1: loss 0.25\n    indented\nhigh/low 3 at 127.0.0.1:8000\n"
    assert normalise(text, {}, ["high"]) == text

import functools
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from urllib.request import Request, urlopen

import nemo_run as run
from nemo_run.core.execution.base import Executor


@dataclass(kw_only=True)
class Alerts(run.Plugin):
    """Puts the address for alerts into the environment of a task."""

    url: str

    def setup(self, task: run.Partial | run.Script, executor: Executor) -> None:
        executor.env_vars |= {"ALERT_URL": self.url}


def post(message: str) -> None:
    """Send an alert in the form that chat systems accept."""
    body = json.dumps({"text": message}).encode()
    headers = {"Content-Type": "application/json"}
    request = Request(os.environ["ALERT_URL"], data=body, headers=headers)
    urlopen(request, timeout=10)


def stage(function: FunctionType) -> Callable[..., None]:
    """Post an alert when the function raises, then let the task fail."""

    @functools.wraps(function)
    def alerting(*args: object, **kwargs: object) -> None:
        try:
            function(*args, **kwargs)
        except Exception as error:
            try:
                post(f"{function.__name__}: {error}")
            except OSError as unsent:
                print("alert not sent:", unsent)
            raise

    return alerting

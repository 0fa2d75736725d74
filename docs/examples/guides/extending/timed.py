from dataclasses import dataclass

import nemo_run as run


@dataclass(kw_only=True)
class Timed(run.SlurmTemplate):
    """Stop the task after a time, and report how long it ran."""

    template_inline: str = "{{ command }}"
    limit: str = "1h"

    def transform(self, cmd: list[str]) -> run.Script:
        return run.Script(inline=f"time timeout {self.limit} {' '.join(cmd)}")

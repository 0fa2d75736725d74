"""What users have asked in public is answered, and each answer is held by something that is run or checked."""

import tomllib
from pathlib import Path

from tests.docs.test_findability import queries

ROOT = Path(__file__).parents[2]


def test_each_proof_is_a_program_that_runs_its_output_or_a_test() -> None:
    weak = []
    for query in queries("answers.toml"):
        for proof in query["proof"]:
            path = ROOT / proof
            if not path.is_file():
                weak.append(f"{proof} is not there")
            elif path.suffix in (".py", ".sh") and "examples" in path.parts:
                tables = tomllib.loads((path.parent / "examples.toml").read_text("utf-8"))
                if tables[path.name]["kind"] == "static":
                    weak.append(f"{proof} is not run")
    assert weak == []

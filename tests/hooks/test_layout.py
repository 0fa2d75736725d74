"""The tests mirror the hooks, one to one."""

from tests.hooks.conftest import ROOT


def test_each_module_has_its_tests_and_each_test_file_its_module() -> None:
    hooks, tests = ROOT / "plugins/hooks", ROOT / "tests/hooks"
    modules = {file.relative_to(hooks).as_posix() for file in hooks.rglob("*.py") if file.name != "__init__.py"}
    tested = {file.relative_to(tests).as_posix().replace("test_", "") for file in tests.rglob("test_*.py")}
    assert tested - {"layout.py"} == modules

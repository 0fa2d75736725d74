"""Only a version that mike deploys has a selector of versions."""

import pytest

from tests.theme.conftest import Build

pytestmark = pytest.mark.xdist_group("theme")

PAGES = {"index.md": "# Home\n"}


def test_a_site_that_mike_does_not_deploy_has_no_selector(build_site: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MIKE_DOCS_VERSION", raising=False)
    assert '"version": null' in build_site(PAGES).page("")


def test_a_deployed_version_has_a_selector(build_site: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIKE_DOCS_VERSION", "0.11")
    assert '"provider": "mike"' in build_site(PAGES).page("")

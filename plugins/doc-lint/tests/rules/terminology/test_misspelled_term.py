"""The rule misspelled-term."""

import pytest

from tests.conftest import Find

CONFIG = """\
plugins:
  - doc-lint:
      package: shop
      rules:
        misspelled-term:
          terms: [RayCluster, FaultTolerance, torchrun, Launcher]
          exported: true
"""
SHOP = "from shop import tool_box\nclass Torchrun: ...\nclass ShopCart: ...\ndef f(rayCluster): ...\n"


def findings(find: Find, text: str, config: str = CONFIG) -> list[str]:
    files = {"mkdocs.yml": config, "docs/index.md": f"# Home\n\n{text}\n", "src/shop/__init__.py": SHOP}
    return [finding.removeprefix("docs/index.md:") for finding in find("misspelled-term", files)]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("A Raycluster.", "3:1: `Raycluster` is spelled `RayCluster`"),
        ("One\nraycluster.", "4:1: `raycluster` is spelled `RayCluster`"),
        ("A shopCart.", "3:1: `shopCart` is spelled `ShopCart`"),
        ("A `raycluster`.", "3:3: `raycluster` is spelled `RayCluster`"),
        ("A `Ray Cluster`.", "3:3: `Ray Cluster` is spelled `RayCluster`"),
        ("A `Fault-tolerance`.", "3:3: `Fault-tolerance` is spelled `FaultTolerance`"),
        ("Set `launcher=TorchRun`.", "3:5: `TorchRun` is spelled `torchrun`"),
    ],
)
def test_other_spelling_is_found(find: Find, text: str, finding: str) -> None:
    assert findings(find, text) == [finding]


@pytest.mark.parametrize(
    "text",
    [
        "A RayCluster, a Ray cluster, Ray Clusters; fault tolerance; a launcher, Torchrun and TORCHRUN.",
        "`RayCluster` `launcher` `LAUNCHER` `torchrun` `fault_tolerance` `ray-cluster`",
        "`Torchrun` `rayCluster` are names that the package has.",
        "`kubectl get raycluster` `rayclusters.ray.io` `you-demo-raycluster` `a/Raycluster.yaml`",
        "[x](https://ray.io/Raycluster) <https://ray.io/Raycluster> a/Raycluster Raycluster.md",
        "```text\nRaycluster\n```",
        "## `RayCluster` { #raycluster }",
    ],
)
def test_english_words_variables_and_resources_are_not(find: Find, text: str) -> None:
    assert findings(find, text) == []


def test_module_is_no_term(find: Find) -> None:
    assert findings(find, "A toolbox, `toolbox`.") == []


def test_without_the_package_the_terms_alone_count(find: Find) -> None:
    config = CONFIG.replace("      package: shop\n", "")
    assert findings(find, "`Torchrun`, a shopCart", config) == ["3:1: `Torchrun` is spelled `torchrun`"]

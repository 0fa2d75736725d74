"""The rule misspelled-term."""

import pytest

from doc_lint.testing import findings

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


def found(text: str, config: str = CONFIG) -> list[str]:
    files = {"mkdocs.yml": config, "docs/index.md": f"# Home\n\n{text}\n", "src/shop/__init__.py": SHOP}
    return [finding.removeprefix("docs/index.md:") for finding in findings("misspelled-term", files)]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("A Raycluster.", "3:1: `Raycluster` should be `RayCluster`"),
        ("One\nraycluster.", "4:1: `raycluster` should be `RayCluster`"),
        ("A shopCart.", "3:1: `shopCart` should be `ShopCart`"),
        ("A `raycluster`.", "3:3: `raycluster` should be `RayCluster`"),
        ("A `Ray Cluster`.", "3:3: `Ray Cluster` should be `RayCluster`"),
        ("A `Fault-tolerance`.", "3:3: `Fault-tolerance` should be `FaultTolerance`"),
        ("Set `launcher=TorchRun`.", "3:5: `TorchRun` should be `torchrun`"),
    ],
)
def test_other_spelling_is_reported(text: str, finding: str) -> None:
    assert found(text) == [finding]


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
def test_english_words_variables_and_resources_are_not_reported(text: str) -> None:
    assert found(text) == []


def test_module_is_not_a_term() -> None:
    assert found("A toolbox, `toolbox`.") == []


def test_without_the_package_only_the_terms_count() -> None:
    config = CONFIG.replace("      package: shop\n", "")
    assert found("`Torchrun`, a shopCart", config) == ["3:1: `Torchrun` should be `torchrun`"]

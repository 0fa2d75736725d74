"""The rule misplaced-page."""

import yaml

from doc_lint.testing import findings


def run(files: dict[str, str], **options: object) -> list[str]:
    config = yaml.safe_dump({"plugins": [{"doc-lint": {"rules": {"misplaced-page": options}}}]}, sort_keys=False)
    return findings("misplaced-page", {"mkdocs.yml": config, **files})


def test_page_outside_of_its_folder_is_reported() -> None:
    files = {"docs/guides/x-tutorial.md": "# X\n", "docs/tutorials/y-tutorial.md": "# Y\n", "docs/z.md": "# Z\n"}
    assert run(files, folders={"**/*-tutorial.md": "tutorials/**"}) == [
        "docs/guides/x-tutorial.md:1:1: `guides/x-tutorial.md` matches `**/*-tutorial.md`; "
        "such pages belong in `tutorials/**`"
    ]


def test_title_with_the_subject_of_another_page_is_reported() -> None:
    files = {
        "docs/ray.md": "# Ray clusters\n",
        "docs/kube.md": "---\nx: 1\n---\n# Run on RAY\n",
        "docs/array.md": "# Arrays\n\nRay.\n",
        "docs/both.md": "# Slurm\n",
    }
    assert run(files, subjects={"ray.md": ["Ray"], "both.md": ["Slurm"]}) == [
        "docs/kube.md:4:1: `kube.md` has Ray in its title (Run on RAY), but the page about Ray is `ray.md`"
    ]


def test_canonical_page_that_does_not_exist_is_reported_in_the_configuration() -> None:
    assert run({"docs/a.md": "# A\n"}, subjects={"gone.md": ["Ray"]}) == [
        "mkdocs.yml:6:1: `subjects` names `gone.md`, which is not a page of this site"
    ]


def test_kind_in_the_wrong_place_and_unknown_kind_are_reported() -> None:
    page = "---\ntitle: T\nkind: {}\n---\n"
    files = {
        "docs/guides/a.md": page.format("tutorial"),
        "docs/guides/b.md": page.format("tutoral"),
        "docs/guides/c.md": page.format("guide"),
        "docs/guides/d.md": "# D\n",
    }
    assert run(files, kinds={"tutorial": "tutorials/**", "guide": "guides/**"}) == [
        "docs/guides/a.md:3:1: `guides/a.md` has the kind tutorial, which belongs in `tutorials/**`",
        "docs/guides/b.md:3:1: `guides/b.md` has the unknown kind tutoral; the kinds of this site are tutorial, guide",
    ]


def test_key_of_the_kind_is_an_option() -> None:
    files = {"docs/guides/a.md": "---\ncontent_type: tutorial\n---\n"}
    assert len(run(files, kinds={"tutorial": "tutorials/**"}, kind_field="content_type")) == 1
    assert run(files, kinds={"tutorial": "tutorials/**"}) == []


def test_allowed_pages_are_not_reported() -> None:
    files = {"docs/guides/ray.md": "# Ray\n", "docs/index.md": "# H\n"}
    assert run(files, folders={"**/ray.md": "x/**"}, allow=["guides/*"]) == []

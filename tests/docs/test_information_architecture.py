"""The pages, titles and order that the information architecture of NeMo Run's documentation asks for.

Source: the titled list of the project's IA review. `mkdocs.yml` holds the same paths as doc-lint options; this test
holds what doc-lint does not know: the titles and the order of the plan itself.
"""

from datetime import date
from pathlib import Path

from doc_lint.cli.load import Loaded
from doc_lint.engine import Facts, lint
from doc_lint.facts.navigation import Navigation  # noqa: TC002 - the type of what is read
from doc_lint.review import survey
from doc_lint.site import NavPage, Section, Site

ROOT = Path(__file__).parents[2]

PLAN = """\
index.md | NeMo Run
About
  about/index.md | About NeMo Run
  about/purpose.md | Why NeMo Run
  about/key-features.md | Key Features
  about/architecture.md | Core Architecture
  about/nemo-run-ecosystem.md | NeMo Run and the NeMo Ecosystem
  about/how-these-docs-are-tested.md | How These Docs Are Tested
Get Started
  get-started/index.md | Get Started with NeMo Run
  get-started/install.md | Install NeMo Run
  get-started/quickstart.md | Quick Start
Learning Resources
  learning-resources/index.md | About NeMo Run Learning Resources
  Tutorials
    learning-resources/tutorials/index.md | Tutorials
    learning-resources/tutorials/configuring-your-first-model.md | Configure Your First Model
    learning-resources/tutorials/first-experiment.md | Your First NeMo Run Experiment
    learning-resources/tutorials/running-your-first-experiment.md | Run Your First Experiment
    learning-resources/tutorials/saving-and-loading-models.md | Save and Load Models
    learning-resources/tutorials/hyperparameter-tuning-basics.md | Perform Hyperparameter Tuning
  Examples
    learning-resources/examples/index.md | Examples
    learning-resources/examples/ml-frameworks/pytorch-training.md | PyTorch Training with NeMo Run
    learning-resources/examples/ml-frameworks/tensorflow-training.md | TensorFlow Training with NeMo Run
    learning-resources/examples/real-world/llm-fine-tuning.md | LLM Fine-tuning with NeMo Run
    learning-resources/examples/slurm-on-one-machine.md | Try SlurmExecutor on One Machine
  Use Cases
    learning-resources/use-cases/index.md | Use Cases
    Collaboration
      learning-resources/use-cases/collaboration/experiment-tracking.md | Experiment Tracking
    Production
      learning-resources/use-cases/production/ml-pipelines.md | ML Pipelines
      learning-resources/use-cases/production/model-deployment.md | Model Deployment
    Research
      learning-resources/use-cases/research/hyperparameter-optimization.md | Hyperparameter Optimization
      learning-resources/use-cases/research/reproducible-research.md | Reproducible Research
Guides
  guides/index.md | About NeMo Run Guides
  guides/configuration.md | Configuration Guide
  guides/execution.md | Execute NeMo Run
  guides/launchers.md | Choose a Launcher
  guides/management.md | Manage NeMo Run Experiments
  guides/packaging.md | Package Code for Deployment
  guides/extending.md | Write Your Own Launcher or Executor
  guides/ray.md | Deploy Ray Clusters and Jobs
  guides/troubleshooting.md | Troubleshoot NeMo Run
Integrations
  integrations/index.md | About NeMo Run Integrations
  integrations/ml-frameworks.md | ML Frameworks Integration
  integrations/cloud-platforms.md | Cloud Platforms Integration
  integrations/monitoring-tools.md | Monitoring Tools Integration
  integrations/ci-cd-pipelines.md | CI/CD Pipelines Integration
References
  references/index.md | About NeMo Run References
  references/cli-reference.md | CLI Reference
  references/configuration-reference.md | Configuration Reference
  references/faqs.md | FAQs
  Executors
    references/executors/index.md | Executors
    references/executors/local.md | LocalExecutor
    references/executors/docker.md | DockerExecutor
    references/executors/slurm.md | SlurmExecutor
    references/executors/skypilot.md | SkypilotExecutor
    references/executors/skypilot-jobs.md | SkypilotJobsExecutor
    references/executors/kubeflow.md | KubeflowExecutor
    references/executors/kuberay.md | KubeRayExecutor
    references/executors/dgx-cloud.md | DGXCloudExecutor
    references/executors/lepton.md | LeptonExecutor
  references/executors/launchers.md | Launchers
  references/executors/tunnels.md | Tunnels
  references/executors/packagers.md | Packagers
  API Reference
    apidocs/index.md | API Reference
""".splitlines()

CHECKLIST = {
    "Information architecture and navigation": 3,
    "Content placement and duplication": 4,
    "Onboarding and landing pages": 2,
    "Consistency with code and APIs": 4,
    "Integrations and prerequisites": 2,
}
"""Number of items of each section of the reviewer's checklist."""


def outline(site: Site) -> list[str]:
    """Return the nav in the form of PLAN; of the API pages only the hub."""
    lines = []
    navigation: Navigation = Facts(site).get("navigation")
    for item, above in navigation.walk():
        indent = "  " * len(above)
        if isinstance(item, Section) and not (above and above[-1].title == "API Reference"):
            lines.append(f"{indent}{item.title}")
        elif isinstance(item, NavPage) and (not item.path.startswith("apidocs/") or item.path == "apidocs/index.md"):
            lines.append(f"{indent}{item.path} | {site.page_by_path[item.path].title}")
    return lines


def test_nav_has_the_pages_titles_and_order_of_the_plan(site: Site) -> None:
    assert outline(site) == PLAN


def test_every_page_is_described_in_50_to_160_characters_and_like_no_other(site: Site) -> None:
    described = {page.path: str(page.front_matter.values.get("description", "")) for page in site.pages}
    assert {path: len(text) for path, text in described.items() if not 50 <= len(text) <= 160} == {}
    assert len(set(described.values())) == len(described)


def test_every_hand_written_page_says_where_to_go_next(site: Site) -> None:
    silent = [p.path for p in site.pages if not p.generated and not p.front_matter.values.get("next_steps")]
    assert silent == []


def test_the_nav_links_no_unpublished_page(site: Site) -> None:
    assert {"README.md", "BUILD_INSTRUCTIONS.md", "SUMMARY.md"}.isdisjoint(site.page_by_path)


def test_the_review_answers_every_item_of_the_checklist_and_lists_every_title_of_the_plan(loaded: Loaded) -> None:
    facts = Facts(loaded.site)
    report = lint(loaded.site, loaded.options, facts=facts)
    assert [finding for finding in report.findings if finding.severity != "info"] == []
    assert "wrong-call" in {each.rule for each in report.ran}  # no build runs it
    review = survey(facts, loaded.options, report, name="", summary="", today=date(2026, 1, 1))
    failed = {answer.text: answer.evidence for answer in review.answers if answer.verdict == "fail"}
    undecided = {each.rule for answer in review.answers for each in answer.decisions if each.reason}
    assert (failed, undecided) == ({}, {"sidebar-mismatch"})  # the build decides that one
    assert {section: sum(a.section == section for a in review.answers) for section in CHECKLIST} == CHECKLIST
    assert [answer.text for answer in review.answers if answer.unmatched] == []
    titles = iter(f"{title.page} | {title.title}" if title.page else title.title for title in review.titles)
    assert [line.strip() for line in PLAN if line.strip() not in titles] == []
    assert {line.page for line in review.tree} >= {line.split(" | ")[0].strip() for line in PLAN if " | " in line}

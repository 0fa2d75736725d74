"""Writes project.json, the name and version of the documented project, into the site (gen-files runs it)."""

import json
from importlib.metadata import version

import mkdocs_gen_files

with mkdocs_gen_files.open("project.json", "w") as file:
    json.dump({"name": "nemo-run", "version": version("nemo-run")}, file)
    file.write("\n")

"""Builds the site of the working directory as `mkdocs serve` does, once for each line of standard input.

`builds.py quick` keeps what it can, from build to build, and ends when its code is out of date. `builds.py cold` starts
each build from nothing, in a fork. `builds.py stored` and `builds.py plain` build as `mkdocs build` does, in a fork,
with and without what another process has kept on disk. All answer each line with the error, or with how many pages and
templates they rendered, how many scripts they ran, and how many templates they compiled. The line `builds` is answered
with how many builds are still in memory, and `packages` with how many packages that griffe has read since the first
build are.
"""

import gc
import logging
import os
import runpy
import sys
import time
import weakref
from importlib import import_module
from typing import Any

import griffe
import jinja2
import markdown
from mkdocs.commands import build as build_command
from mkdocs.commands import serve
from mkdocs.config import load_config

from quick_serve.patches import commands
from quick_serve.process import Process

ADDRESS = "http://127.0.0.1:8000/"
STEPS = ("markdown", "template", "script", "compile")


done: list[str] = []
"""The steps that were done: pages rendered as Markdown, templates, scripts of gen-files, and templates compiled."""
configurations: list[weakref.ref[object]] = []
"""Those of all builds."""


def count() -> None:
    """Count the steps below what quick-serve replaces."""
    convert, render, run = markdown.Markdown.convert, jinja2.Template.render, runpy.run_path
    compile_template = jinja2.Environment.compile

    def counted_convert(self: markdown.Markdown, source: str) -> str:
        done.append("markdown")
        return str(convert(self, source))

    def counted_render(self: jinja2.Template, *arguments: object, **keywords: object) -> str:
        if arguments:
            done.append("template")
        return render(self, *arguments, **keywords)

    def counted_run(script: str) -> object:
        done.append("script")
        return run(script)

    def counted_compile(self: jinja2.Environment, *arguments: Any, **keywords: Any) -> Any:
        done.append("compile")
        return compile_template(self, *arguments, **keywords)

    vars(runpy)["run_path"] = counted_run
    vars(markdown)["Markdown"].convert = counted_convert
    vars(jinja2)["Template"].render = counted_render
    vars(jinja2)["Environment"].compile = counted_compile


def build(site_dir: str, started: bool) -> str:
    """Build the site into a folder; return the error that ended the build."""
    try:
        config = vars(serve)["load_config"](config_file="mkdocs.yml", site_dir=site_dir)
        if not started:
            config.plugins.on_startup(command="serve", dirty=False)
        configurations.append(weakref.ref(config))
        config.site_url = ADDRESS
        vars(serve)["build"](config, serve_url=ADDRESS, dirty=False)
    except (Exception, SystemExit) as error:
        return f"{type(error).__name__}: {error}".replace("\n", " ")
    return ""


def build_once(mode: str, site_dir: str) -> str:
    """Build the site as a process of its own does; return the error that ended the build."""
    if mode == "stored":
        commands.apply_to_build()
    try:
        config = load_config(config_file="mkdocs.yml", site_dir=site_dir)
        config.plugins.on_startup(command="build", dirty=False)
        build_command.build(config)
    except (Exception, SystemExit) as error:
        return f"{type(error).__name__}: {error}".replace("\n", " ")
    return " ".join(str(done.count(step)) for step in STEPS)


def main() -> None:
    """Answer the lines of standard input."""
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    mode = sys.argv[1]
    process = Process()
    count()
    if mode == "quick":
        commands.apply(process)
    else:
        for name in ("material.plugins.search.plugin", "material.plugins.tags.plugin", "mkdocstrings_handlers.python"):
            import_module(name)
        for name in ("mkdocs_gen_files.plugin", "mkdocs_literate_nav.plugin", "mkdocs.commands.build"):
            import_module(name)
    started = False
    for line in sys.stdin:
        if line == "builds\n":
            gc.collect()
            print(sum(found() is not None for found in configurations), flush=True)
        elif line == "packages\n":
            gc.collect()
            modules = [found for found in gc.get_objects() if isinstance(found, griffe.Module)]
            print(sum(found.is_package and found.parent is None for found in modules), flush=True)
        elif mode == "quick":
            process.add_modules()
            if started and process.changed():
                print("out of date", flush=True)
                return
            time.sleep(0.15)  # files that are younger are read again at the next build
            done.clear()
            error = build(line.strip(), started)
            print(error or " ".join(str(done.count(step)) for step in STEPS), flush=True)
            started = True
        elif (child := os.fork()) == 0:
            folder = line.strip()
            cold = mode == "cold"
            print((build(folder, started=False) or "0 0 0 0") if cold else build_once(mode, folder), flush=True)
            os._exit(0)
        else:
            os.waitpid(child, 0)


main()

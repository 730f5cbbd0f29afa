"""Stages that a command may not need are loaded when first used: `show` starts without the reader of reports."""

import importlib.util
import sys

import solferino

STAGES = ("extract", "read", "link", "collect")


def prepare() -> None:
    """Put a module that loads itself on first use in the place of each stage not loaded yet."""
    for stage in STAGES:
        name = f"solferino.{stage}"
        spec = importlib.util.find_spec(name) if name not in sys.modules else None
        if spec is None or spec.loader is None:
            continue
        spec.loader = importlib.util.LazyLoader(spec.loader)
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
        setattr(solferino, stage, module)

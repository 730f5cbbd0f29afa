"""The public conformance suites, run against this program: `python -m tools.conformance` prints the counts."""

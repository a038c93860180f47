"""The layers of a run in their order, and how their errors are reported."""

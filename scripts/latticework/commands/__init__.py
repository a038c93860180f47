"""The commands, a module each: `arguments(parser)` adds its own, `run(options)` does the work and returns the exit code."""

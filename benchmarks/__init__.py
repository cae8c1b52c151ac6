"""What the design promises about speed, measured: `python -m benchmarks`."""

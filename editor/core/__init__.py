"""The core: values and functions, no Qt at all."""

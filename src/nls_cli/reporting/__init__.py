"""Pure functions from a value to text, one module per format."""

"""Charts of what others measured. For one more add a file to `resources/charts` and its name to `CHARTS`."""

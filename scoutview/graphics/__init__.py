"""Drawing parts that any panel can use. A part takes numpy arrays and paints; *_plan.py is arithmetic only."""

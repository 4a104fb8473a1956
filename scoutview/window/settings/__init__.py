"""The settings of a lab as a form, and the learning rate while it trains."""

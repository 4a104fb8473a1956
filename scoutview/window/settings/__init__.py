"""The settings of a lab as a form that follows from their dataclass, and those that change while it trains.

A setting gets its field by itself; for another kind of field, a case in `setting_field`.
"""

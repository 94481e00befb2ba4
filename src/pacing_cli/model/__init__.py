"""The terms of the field as frozen values. No input, no output, no clock.

Values are named tuples and not dataclasses: a frozen dataclass with slots costs
about 1 ms when its class is made, a named tuple 0.1 ms, and a journal that is
opened many times a day makes these classes every time.
"""

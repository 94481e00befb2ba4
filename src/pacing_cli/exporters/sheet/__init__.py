"""The visit sheet: one page of HTML or PDF, cut to fit."""

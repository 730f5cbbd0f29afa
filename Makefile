# Each target is a command of go.py, which needs only Python.
.PHONY: demo test lint docs bench lock clean
demo test lint docs bench lock clean:
	@python3 go.py $@

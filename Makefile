# Wadachi: build, run, test, install. `make run` and `make test` install what is missing first.

SWIFT_FLAGS = -c release --explicit-target-dependency-import-check error
PREFIX ?= /usr/local
ARGS ?=

.PHONY: run test lint install clean

run:
	@.ci/prepare run
	@.ci/build
	@.build/release/wadachi $(ARGS)

test:
	@.ci/prepare test
	swift test $(SWIFT_FLAGS)

lint:
	@.ci/prepare test
	swift format lint --strict --recursive Sources Tests Package.swift

install:
	@.ci/prepare run
	swift build $(SWIFT_FLAGS) --product wadachi --static-swift-stdlib --scratch-path .build-install
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/wadachi"
	install -m 755 .build-install/release/wadachi "$(DESTDIR)$(PREFIX)/bin/wadachi"
	strip "$(DESTDIR)$(PREFIX)/bin/wadachi"
	cp -R lessons "$(DESTDIR)$(PREFIX)/share/wadachi/"
	cp -R Sources/Datasets/Resources/mnist "$(DESTDIR)$(PREFIX)/share/wadachi/"

clean:
	rm -rf .build .build-*

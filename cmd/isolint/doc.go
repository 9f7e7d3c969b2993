// Isolint finds Go tests that are not isolated: it says with whom they collide
// and how to mend them. And it runs tests in parallel, by what it knows of them.
//
// A test is isolated if it leaves nothing behind that another test can see: no
// changed global variable, environment, working directory or default client,
// no file at a fixed path, no rows in a database that others look at, and takes no
// port that another may want. Tests that are not pass or fail by the order and
// the company they run in. Isolint follows the calls of a test, through all
// packages, to where they change such state.
//
// # Usage
//
//	isolint [flags] [packages]         lint packages; by default the one here
//	isolint test [flags] [packages]    run tests; 'isolint help test' says more
//	isolint plan [flags] [packages]    print how isolint test would run
//	isolint conflicts [packages]       print which tests get in each other's way
//	isolint explain TEST [packages]    print what a test holds, and who collides with it
//	isolint parallel [-fix] [packages] print which tests may call t.Parallel
//	isolint lsp                        serve an editor, beside gopls; 'isolint help lsp'
//	isolint gopls [-version V]         build a gopls that has the analyzers, for editors
//	isolint help [analyzer|command]    this text, or that of an analyzer or a command
//	isolint init                       write an .isolint.yml that fits the module
//	isolint doctor                     check the installation
//	isolint completion SHELL           print what has bash, fish or zsh complete isolint
//	isolint version                    print the version
//
// Packages are written as for the go command; see 'go help packages'.
// It is also a tool for go vet: go vet -vettool=$(which isolint) ./...
//
// # Flags
//
//	-fix           apply the first suggested fix of each finding, then report what remains
//	-diff          print what -fix would change as a unified diff, and change nothing
//	-json          print findings as go vet -json does
//	-github        print findings as commands of a GitHub workflow, which become
//	               annotations
//	-sarif file    write findings to file as SARIF 2.1.0, for code scanning, and print
//	               them as well; - is stdout, and nothing else is printed there
//	-strict        report also what is undone but forbids running in parallel, and advice
//	-baseline file report only findings that file does not have; where there is no
//	               such file, record in it what there is
//	-new-from rev  report only findings on lines that are new since the branch left
//	               that of the git revision rev; untracked files are new
//	-C dir         change to dir before anything else
//	-tags list     comma-separated build tags
//	-standalone    load everything from source in one process instead of through
//	               go vet: for code that cannot be compiled; slower, and not cached
//	-ANALYZER      run only the analyzers that are named; -ANALYZER=false runs all but it
//
// # Analyzers
//
// All are on unless the configuration says otherwise.
//
// # Exit status
//
//	0    clean, or only findings of severity warning
//	1    findings; with -diff: the diff is not empty
//	2    something could not be analysed or mended, or bad usage or configuration
//
// The statuses are the same with -json, -github and -sarif. With -fix they are
// about what remains. As a tool of go vet, isolint keeps to go vet's statuses.
// Those of test:
//
//	0    all tests passed
//	1    a test failed, or did not build
//	2    bad usage or configuration
//	3    verdicts were lost, through no fault of the tests
//	4    no test was selected
//
// Those of doctor:
//
//	0    there is no problem; warnings may be
//	1    there is a problem
//
// # Examples
//
//	isolint ./...                     lint the module
//	isolint -diff ./...               see what could be mended at once
//	isolint -fix ./...                mend it
//	isolint -globalmutation ./pkg     run one analyzer on one package
//	isolint -new-from main ./...      report what this branch brings
//	isolint -baseline known.json ./...
//	                                  record what there is, then report what is new
//
// A finding is silenced by a comment on its line or the line above, with a
// reason: //isolint:ignore globalmutation the registry is the subject here
package main

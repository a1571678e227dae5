// A client of Jujuc.Main on Go's own net/rpc: asks the server that JUJU_AGENT_SOCKET_ADDRESS names
// for the tool that it was called as. With CALLS=n the tool is called n times at once on one
// connection, each call with its number as last word; all outputs are printed. DIRECTORY and COMMAND
// stand in for the real ones when set, even to nothing.
package main

import (
	"fmt"
	"io"
	"net/rpc"
	"os"
	"path/filepath"
	"strconv"
)

type Request struct {
	ContextId   string
	Dir         string
	CommandName string
	Args        []string
	StdinSet    bool
	Stdin       []byte
	Token       string
}

type ExecResponse struct {
	Code   int
	Stdout []byte
	Stderr []byte
}

func fail(err error) {
	fmt.Fprintf(os.Stderr, "ERROR %v\n", err)
	os.Exit(1)
}

func main() {
	dir, err := os.Getwd()
	if err != nil {
		fail(err)
	}
	request := Request{ContextId: os.Getenv("JUJU_CONTEXT_ID"), Dir: dir,
		CommandName: filepath.Base(os.Args[0]), Args: os.Args[1:], Token: os.Getenv("JUJU_AGENT_TOKEN")}
	if text, set := os.LookupEnv("DIRECTORY"); set {
		request.Dir = text
	}
	if text, set := os.LookupEnv("COMMAND"); set {
		request.CommandName = text
	}
	client, err := rpc.Dial("unix", os.Getenv("JUJU_AGENT_SOCKET_ADDRESS"))
	if err != nil {
		fail(err)
	}
	if calls, _ := strconv.Atoi(os.Getenv("CALLS")); calls > 0 {
		done := make(chan *rpc.Call, calls)
		for i := 0; i < calls; i++ {
			each := request
			each.Args = append(append([]string{}, request.Args...), strconv.Itoa(i))
			client.Go("Jujuc.Main", each, new(ExecResponse), done)
		}
		for i := 0; i < calls; i++ {
			call := <-done
			if call.Error != nil {
				fail(call.Error)
			}
			os.Stdout.Write(call.Reply.(*ExecResponse).Stdout)
		}
		return
	}
	var response ExecResponse
	err = client.Call("Jujuc.Main", request, &response)
	if err != nil && err.Error() == "hook tool requires stdin, none supplied" {
		if request.Stdin, err = io.ReadAll(os.Stdin); err != nil {
			fail(err)
		}
		request.StdinSet = true
		err = client.Call("Jujuc.Main", request, &response)
	}
	if err != nil {
		fail(err)
	}
	os.Stdout.Write(response.Stdout)
	os.Stderr.Write(response.Stderr)
	os.Exit(response.Code)
}

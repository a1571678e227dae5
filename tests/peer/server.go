// A server of Jujuc.Main on Go's own net/rpc: server [OPTIONS] ADDRESS. Says "ready" once it
// listens. Its commands are those of echo-server. -juju1 has the types of Juju 1.x, without
// standard input and token; -die sends half a reply and is gone; -tcp takes a TCP address and says
// which one it became; -certificate FILE speaks TLS as the holder of that certificate and key;
// -token TEXT is what requests have to bring.
package main

import (
	"crypto/tls"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/rpc"
	"os"
	"strconv"
	"strings"
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

type Jujuc struct{}

var token = flag.String("token", "", "")

func (*Jujuc) Main(req Request, resp *ExecResponse) error {
	switch {
	case req.Token != *token:
		return errors.New("bad request: token does not match")
	case req.CommandName == "echo":
		for _, arg := range req.Args {
			resp.Stdout = append(resp.Stdout, arg+"\n"...)
		}
	case req.CommandName == "config-get":
		resp.Stdout = []byte("My Blog\n")
	case req.CommandName == "cat":
		if !req.StdinSet {
			return errors.New("hook tool requires stdin, none supplied")
		}
		resp.Stdout = req.Stdin
	case req.CommandName == "large" && len(req.Args) == 1:
		count, err := strconv.Atoi(req.Args[0])
		if err != nil {
			return err
		}
		resp.Stdout = []byte(strings.Repeat("x", count))
	case req.CommandName == "fail" && len(req.Args) == 2:
		code, err := strconv.Atoi(req.Args[0])
		if err != nil {
			return err
		}
		resp.Code = code
		resp.Stderr = []byte("ERROR " + req.Args[1] + "\n")
	default:
		return errors.New("bad request: unknown command: " + req.CommandName)
	}
	return nil
}

// OldRequest is what Juju 1.x knew of a request.
type OldRequest struct {
	ContextId   string
	Dir         string
	CommandName string
	Args        []string
}

type OldJujuc struct{}

func (*OldJujuc) Main(req OldRequest, resp *ExecResponse) error {
	return new(Jujuc).Main(Request{CommandName: req.CommandName, Args: req.Args}, resp)
}

// cut lets the first bytes of the reply through and then ends the process.
type cut struct{ net.Conn }

func (c cut) Write(bytes []byte) (int, error) {
	c.Conn.Write(bytes[:len(bytes)/2])
	os.Exit(0)
	return 0, io.ErrClosedPipe
}

func main() {
	juju1 := flag.Bool("juju1", false, "")
	die := flag.Bool("die", false, "")
	tcp := flag.Bool("tcp", false, "")
	certificate := flag.String("certificate", "", "")
	flag.Parse()
	var service interface{} = new(Jujuc)
	if *juju1 {
		service = new(OldJujuc)
	}
	if err := rpc.RegisterName("Jujuc", service); err != nil {
		panic(err)
	}
	network := "unix"
	if *tcp {
		network = "tcp"
	}
	listener, err := net.Listen(network, flag.Arg(0))
	if err != nil {
		panic(err)
	}
	if *tcp {
		fmt.Println("address", listener.Addr())
	}
	if *certificate != "" {
		pair, err := tls.LoadX509KeyPair(*certificate, *certificate)
		if err != nil {
			panic(err)
		}
		listener = tls.NewListener(listener, &tls.Config{Certificates: []tls.Certificate{pair}})
	}
	fmt.Println("ready")
	for {
		conn, err := listener.Accept()
		if err != nil {
			panic(err)
		}
		if *die {
			conn = cut{conn}
		}
		go rpc.ServeConn(conn)
	}
}

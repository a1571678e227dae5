// Writes an authority and what it has signed, as PEM files with certificate and key, into a folder:
// certificates DIRECTORY. good.pem, stranger.pem and nameless.pem are for the servers "blog",
// "stranger" and no name, expired.pem and early.pem were and will be good.pem; authority.pem is who
// signed them all, other.pem of the same name has signed none.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"os"
	"path/filepath"
	"time"
)

type holder struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// issue signs the template, by itself where there is no issuer, and writes it to the file.
func issue(name string, template *x509.Certificate, issuer *holder) *holder {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(err)
	if issuer == nil {
		issuer = &holder{template, key}
	}
	bytes, err := x509.CreateCertificate(rand.Reader, template, issuer.certificate, &key.PublicKey, issuer.key)
	must(err)
	certificate, err := x509.ParseCertificate(bytes)
	must(err)
	private, err := x509.MarshalPKCS8PrivateKey(key)
	must(err)
	file, err := os.Create(filepath.Join(os.Args[1], name+".pem"))
	must(err)
	must(pem.Encode(file, &pem.Block{Type: "CERTIFICATE", Bytes: bytes}))
	must(pem.Encode(file, &pem.Block{Type: "PRIVATE KEY", Bytes: private}))
	must(file.Close())
	return &holder{certificate, key}
}

func authority(name string, now time.Time) *holder {
	return issue(name, &x509.Certificate{
		SerialNumber:          big.NewInt(now.UnixNano()),
		Subject:               pkix.Name{CommonName: "juju-ca"},
		NotBefore:             now.AddDate(-3, 0, 0),
		NotAfter:              now.AddDate(3, 0, 0),
		KeyUsage:              x509.KeyUsageCertSign,
		BasicConstraintsValid: true,
		IsCA:                  true,
	}, nil)
}

func main() {
	now := time.Now()
	signer := authority("authority", now)
	authority("other", now)
	server := func(file string, names []string, years int) {
		issue(file, &x509.Certificate{
			SerialNumber: big.NewInt(time.Now().UnixNano()),
			Subject:      pkix.Name{CommonName: "blog"},
			DNSNames:     names,
			NotBefore:    now.AddDate(years, 0, -1),
			NotAfter:     now.AddDate(years, 0, 1),
			KeyUsage:     x509.KeyUsageDigitalSignature,
			ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		}, signer)
	}
	server("good", []string{"controller", "blog"}, 0)
	server("stranger", []string{"stranger", "localhost"}, 0)
	server("nameless", nil, 0)
	server("expired", []string{"blog"}, -1)
	server("early", []string{"blog"}, 1)
}

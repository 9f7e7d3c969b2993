package sharedfixture_keys

import (
	"context"
	"os"
	"testing"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

func connect(t *testing.T) *mongo.Client {
	c, err := mongo.Connect(context.Background(), options.Client().ApplyURI("mongodb://localhost:27017"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestServerInsert(t *testing.T) {
	people := connect(t).Database("app").Collection("people")
	people.InsertOne(ctx, bson.M{"name": "ann"}) // want "TestServerInsert writes documents of app.people of the database mongodb://localhost:27017 and leaves them there .TestServerCount opens it too."
}

func TestServerCount(t *testing.T) {
	connect(t).Database("app").Collection("people").CountDocuments(ctx, bson.D{}) // ok: reads
}

func TestServerOther(t *testing.T) {
	connect(t).Database("app").Collection("pets").InsertOne(ctx, bson.M{"name": "rex"}) // ok: nobody else has that one
}

func TestServerOfItsOwn(t *testing.T) {
	c, _ := mongo.Connect(context.Background(), options.Client().ApplyURI(os.Getenv("MONGO")))
	c.Database("app").Collection("people").InsertOne(ctx, bson.M{"name": "bea"}) // ok: which server is not known
}

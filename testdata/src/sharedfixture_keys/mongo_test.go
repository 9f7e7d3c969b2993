package sharedfixture_keys

import (
	"testing"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

var (
	client *mongo.Client
	people *mongo.Collection
)

func TestInsert(t *testing.T) {
	people.InsertOne(ctx, bson.M{"name": "ann"}) // want "TestInsert writes documents of the shared people and leaves them there .TestCount reads all of them."
}

func TestCount(t *testing.T) {
	people.CountDocuments(ctx, bson.M{}) // ok: reads
}

func TestFindOne(t *testing.T) {
	people.Find(ctx, bson.M{"name": "bea"}) // ok: reads
}

func TestInsertDeleted(t *testing.T) {
	t.Cleanup(func() { people.DeleteMany(ctx, bson.D{}) })
	people.InsertOne(ctx, bson.M{"name": "cid"}) // ok: removed
}

func TestInsertDeletedSome(t *testing.T) {
	t.Cleanup(func() { people.DeleteMany(ctx, bson.M{"name": "dan"}) })
	people.InsertOne(ctx, bson.M{"name": "dan"}) // ok: removed
}

func TestInsertOrder(t *testing.T) {
	orders := client.Database("shop").Collection("orders")
	orders.InsertOne(ctx, bson.M{"id": 1}) // want "TestInsertOrder writes documents of shop.orders of the shared client and leaves them there .TestFindOrders reads all of them."
}

func TestInsertOtherOrder(t *testing.T) {
	client.Database("other").Collection("orders").InsertOne(ctx, bson.M{"id": 1}) // ok: another database
}

func TestInsertDropped(t *testing.T) {
	db := client.Database("shop")
	defer db.Drop(ctx)
	db.Collection("orders").InsertOne(ctx, bson.M{"id": 1}) // ok: removed
}

func TestFindOrders(t *testing.T) {
	client.Database("shop").Collection("orders").Find(ctx, bson.D{}) // ok: reads
}

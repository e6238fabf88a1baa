-- AlterTable
ALTER TABLE "CaseEntry" ADD COLUMN     "material" BYTEA;
